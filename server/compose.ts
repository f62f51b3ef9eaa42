/** Puts the parts together: keys, log, door, documents, background, and what the routes call. */
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { askingAs, PUBLIC } from '../db/subject.js';
import type { Deps } from './app.js';
import { assetRegister } from './assets/asset-register.js';
import { createSpreadsheets } from './assets/spreadsheets.js';
import { checkpointFileIn } from './audit/checkpoint-file.js';
import { cosignatureVerifier } from './audit/cosignature.js';
import { loadLogKey, logVerifierKey } from './audit/log-key.js';
import { originOf } from './audit/origin.js';
import { loadSm2Key } from './audit/sm2-key.js';
import { formatSm2Key } from './audit/sm2-signature.js';
import { type Checkpointer, startCheckpointer } from './background/checkpointer.js';
import { type Background, startBackground } from './background/start.js';
import { refuseForeignKey } from './bidding/key-in-use.js';
import { loadPlatformKey } from './bidding/platform-key.js';
import { type Config, WrongConfig } from './config.js';
import { checkDocument } from './documents/check-document.js';
import { previewAct } from './documents/issue/preview-act.js';
import { createRenderer } from './documents/pool.js';
import { testSigner } from './documents/signing/test-signer.js';
import { templateOffice } from './documents/texts/template-office.js';
import { diskStore } from './files/store.js';
import { smtpMailer } from './notices/mailer.js';
import { noticeOffice } from './notices/notice-office.js';
import { peopleOffice } from './people/office.js';
import { registerBidder } from './people/register-bidder.js';
import type { DataKey } from './people/sealed-identity.js';
import type { Subject } from './people/subject.js';
import { lawLibrary } from './rules/law-library.js';
import { ruleOffice } from './rules/rule-office.js';
import { actForm } from './transactions/act-form.js';
import { advance } from './transactions/advance.js';
import { setDemoClock } from './transactions/demo-clock.js';
import type { Door } from './transactions/door.js';
import { projectBundle } from './transactions/project-bundle.js';
import { redateProjects } from './transactions/redate.js';
import { registerProject } from './transactions/register.js';
import { registrationForm } from './transactions/registration-form.js';
import { todoOf } from './transactions/todo.js';
import { tradesOfTown } from './transactions/town-trades.js';
import { publicNotice } from './transactions/public-notice.js';
import { projectTrail } from './transactions/trail.js';
import { projectView } from './transactions/view.js';
import { tradeWings } from './transactions/wings.js';

export interface Composed {
  deps: Deps;
  stop(): Promise<void>;
}

const onBehalfOf = (db: Knex, subject: Subject | null) => askingAs(db, subject?.account ?? PUBLIC);

/** Found at the start, and not when the first witness has come. */
function refuseUnreadable(witnessKeys: readonly string[]): void {
  for (const vkey of witnessKeys) {
    try {
      cosignatureVerifier(vkey);
    } catch (cause) {
      throw new WrongConfig([`WITNESS_KEYS：${vkey} 不是见证方的公钥（${(cause as Error).message}）`]);
    }
  }
}

export async function compose(given: {
  db: Knex;
  databaseUrl: string;
  dataKey: DataKey;
  config: Config;
  log: Logger;
}): Promise<Composed> {
  const { db, databaseUrl, dataKey, config, log } = given;
  const publicUrl = config.publicUrl as string;
  const key = await loadPlatformKey(config.platformKeyFile);
  await refuseForeignKey(db, key);
  refuseUnreadable(config.witnessKeys);
  const logKey = await loadLogKey(config.logKeyFile);
  const sm2Key = config.logSm2KeyFile ? await loadSm2Key(config.logSm2KeyFile) : undefined;
  const { demo, origin } = await originOf(db, { demo: config.demoClock, publicUrl });
  const files = diskStore(config.dataDir);
  const spreadsheets = createSpreadsheets();
  const mailer = config.mail ? smtpMailer(config.mail) : null;
  const renderer = createRenderer({ workers: config.pdfWorkers, publicUrl });

  const library = await lawLibrary(db);
  const lawOf = library.law;
  const stopRefreshing = library.keepFresh(log);

  let background: Background | undefined;
  let checkpointer: Checkpointer | undefined;
  const wake = () => {
    background?.wake();
    checkpointer?.wake();
  };
  const door: Door = { db, law: lawOf, versionOn: library.versionOn, wings: tradeWings(key), wake };
  let redating = Promise.resolve();
  let stopping = false;
  library.onNewYears((years) => {
    const failed = (project: string, err: unknown) => log.warn({ err, project }, 'the calendar: a project keeps its old moment');
    redating = redating
      .then(async () => void (await redateProjects({ door, years, stopped: () => stopping, failed })))
      .catch((err) => log.warn({ err }, 'the calendar: deadlines were not moved'));
  });
  background = await startBackground({
    db,
    databaseUrl,
    door,
    renderer,
    store: files,
    signer: config.signer === 'test' ? testSigner() : undefined,
    dataDir: config.dataDir,
    log,
    ...(mailer ? { mail: { db, key: dataKey, mailer, publicUrl } } : {}),
  });

  const signer = startCheckpointer({ db, origin, key: logKey, sm2Key, file: checkpointFileIn(config.dataDir), log });
  checkpointer = signer;

  const bundleKeys = {
    dataDir: config.dataDir,
    logKey: logVerifierKey(origin, logKey),
    ...(sm2Key ? { sm2Key: formatSm2Key(origin, sm2Key.publicKey) } : {}),
    witnessKeys: config.witnessKeys,
  };
  const deps: Deps = {
    db,
    config,
    log,
    files,
    signing: {
      origin,
      vkey: logVerifierKey(origin, logKey),
      ...(sm2Key ? { sm2Vkey: formatSm2Key(origin, sm2Key.publicKey) } : {}),
      witnesses: config.witnessKeys,
      status: signer.status,
    },
    trades: {
      advance: (request) => library.retrying(() => advance(door, request)),
      async register(request) {
        // A version that another process approved holds here too from its first day on.
        await library.refresh();
        return registerProject(door, request);
      },
      form: (asking) => library.retrying(() => registrationForm(door, asking)),
      view: (asking) => library.retrying(() => projectView({ door, key, db: onBehalfOf(db, asking.subject) }, asking)),
      todo: (asking) => library.retrying(() => todoOf({ db, lawOf }, asking)),
      town: (asking) => library.retrying(() => tradesOfTown({ db: onBehalfOf(db, asking.subject), lawOf }, asking)),
      notice: (project) => library.retrying(() => publicNotice(db, project, lawOf)),
      bundle: (asked) => projectBundle({ ...bundleKeys, db, seenBy: onBehalfOf(db, asked.subject) }, asked),
      actForm: (asked) => actForm(db, asked),
      preview: (asked) => library.retrying(() => previewAct({ db, lawOf, renderer }, asked)),
      trail: (asking) => library.retrying(() => projectTrail(db, { ...asking, lawOf, seenBy: onBehalfOf(db, asking.subject) })),
    },
    // Where everybody may read the passwords, a second factor protects nothing.
    people: peopleOffice({ db, key: dataKey, codesRequired: config.requireCodes ?? !(demo || config.seedDemo) }),
    rules: ruleOffice(db, library),
    assets: assetRegister(db, spreadsheets),
    templates: templateOffice({ db, renderer }),
    checkDocument: (number) => checkDocument(db, number),
    notices: noticeOffice({ db, key: dataKey, mailer }),
    registerBidder: (registration, asked) => registerBidder(db, dataKey, registration, asked),
    // A real log has no clock that can be set, whatever the variable says.
    ...(demo && config.demoClock ? { demoClock: { set: (now) => setDemoClock(door, now) } } : {}),
  };
  return {
    deps,
    async stop() {
      stopRefreshing();
      stopping = true;
      await redating;
      await background?.stop();
      await checkpointer?.stop();
      await renderer.close();
      await spreadsheets.close();
      mailer?.close();
    },
  };
}
