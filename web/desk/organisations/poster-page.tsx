/** 公开栏海报: one A4 sheet for the village's notice board, with the code of its public page. */
import { Button, Input } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import '../act/act.css';
import { Failure, Waiting } from '../frame/states.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import { type OrganisationView, useOrganisation } from './organisation-data.js';
import './poster.css';

const QrCode = lazy(() => import('../../parts/qr-code.js'));

/** Whom to turn to, in the order of the way. */
const CONTACTS = ['{village}监事', '{town}三资办', '{town}纪(工)委'];

/** Of the village in the address, or of one's own. */
export default function PosterPage() {
  const person = usePerson();
  const own = person.grants.find(({ organisation }) => organisation.length === 12)?.organisation;
  const { code = own } = useParams();
  if (code === undefined) return <Navigate to="/organisations" replace />;
  return <PosterOf code={code} />;
}

function PosterOf({ code }: { code: string }) {
  const { data, error, isPending, refetch } = useOrganisation(code);
  if (isPending) return <Waiting />;
  if (!data?.publicAddress) return <Failure error={error ?? ''} again={refetch} />;
  return <Poster village={data} address={data.publicAddress} />;
}

function Poster({ village, address }: { village: OrganisationView; address: string }) {
  const say = useSay();
  const [phones, setPhones] = useState<readonly string[]>(CONTACTS.map(() => ''));
  const named = { village: village.name, town: village.parent?.name ?? '' };
  const contacts = CONTACTS.map((contact, i) => ({ name: say(contact, named), phone: phones[i] ?? '' }));
  return (
    <>
      <div className="not-printed">
        <p>
          <Link to={`/organisations/${village.code}`}>{village.name}</Link>
        </p>
        <h1>{say('公开栏海报')}</h1>
        <p>{say('用A4纸打印,贴在村务公开栏。电话可以先填好再打印,也可以空着,打印后手写。')}</p>
        <div className="poster-phones">
          {contacts.map(({ name, phone }, i) => (
            <div className="field" key={name}>
              <label htmlFor={`poster-phone-${i}`}>{say('{contact}的电话', { contact: name })}</label>
              <Input
                id={`poster-phone-${i}`}
                inputMode="tel"
                autoComplete="off"
                maxLength={20}
                value={phone}
                onChange={(e) => setPhones(phones.map((old, at) => (at === i ? e.target.value : old)))}
              />
            </div>
          ))}
        </div>
        <p className="act-buttons">
          <Button type="primary" onClick={() => window.print()}>
            {say('打印海报')}
          </Button>
        </p>
      </div>
      <Sheet village={village} address={address} contacts={contacts} />
    </>
  );
}

interface SheetProps {
  village: OrganisationView;
  address: string;
  contacts: readonly { name: string; phone: string }[];
}

function Sheet({ village: { name, parent }, address, contacts }: SheetProps) {
  const say = useSay();
  const { host } = new URL(address);
  return (
    <article className="poster" aria-label={say('公开栏海报')}>
      <header>
        <p>{parent?.name}</p>
        <h2>
          <bdi>{name}</bdi>
          <span>{say('三务公开')}</span>
        </h2>
        <p>{say('集体资产资源交易和小型采购,全程在网上公开')}</p>
      </header>
      <div className="poster-code">
        <Suspense fallback={null}>
          <QrCode text={address} label={say('{village}公开页的二维码', { village: name })} />
        </Suspense>
        <p>{say('手机扫一扫,看公告、结果、合同和收付款')}</p>
        <p className="figures">{address}</p>
      </div>
      <section>
        <h3>{say('手里的文书是真的吗')}</h3>
        <p>
          {say('扫文书上的二维码,或打开 {address} 输入文书编号,或放入PDF文件。显示“一致”的,才是平台签发的原件。', {
            address: `${host}/v`,
          })}
        </p>
      </section>
      <section>
        <h3>{say('有疑问、要投诉')}</h3>
        <ul className="poster-contacts">
          {contacts.map((contact) => (
            <li key={contact.name}>
              <span>{contact.name}</span>
              <span className="poster-line">{contact.phone}</span>
            </li>
          ))}
        </ul>
        <p>{say('投诉人的姓名和联系方式单独保存,从不公开。办法见 {address}', { address: `${host}/complaints` })}</p>
      </section>
      <footer>{say('村集通 · 每一步都写入存证,任何人都可以核验')}</footer>
    </article>
  );
}
