/** How to take part, what can be seen, and the way a project goes. */
import { Fragment } from 'react';
import { Link } from 'react-router';
import { CHECKPOINTS, STAGES } from '../../../server/machines/checkpoints.js';
import { useNames } from '../../text/domain.js';
import { currentLanguage } from '../../text/language.js';
import { useTitle } from '../frame/title.js';
import { useHelpText } from './words.js';
import './help.css';

export function HelpPage() {
  const say = useHelpText();
  useTitle(say('title'));
  return (
    <article className="sections">
      <h1>{say('title')}</h1>
      <section className="prose">
        <h2>{say('bid')}</h2>
        <ol>
          <li>{say('bid1')}</li>
          <li>{say('bid2')}</li>
          <li>{say('bid3')}</li>
          <li>{say('bid4')}</li>
          <li>{say('bid5')}</li>
        </ol>
        <h2>{say('late')}</h2>
        <p>{say('lateText')}</p>
        <h2>{say('village')}</h2>
        <p>{say('villageText')}</p>
      </section>
      <Process />
      <section className="prose">
        <h2>{say('contact')}</h2>
        <p>
          {say('contactText')}
          <Link to="/complaints">{say('complaintsTitle')}</Link>
          {currentLanguage() === 'en' ? '.' : '。'}
        </p>
      </section>
    </article>
  );
}

function Process() {
  const say = useHelpText();
  const nameOf = useNames();
  const isEnglish = currentLanguage() === 'en';
  return (
    <section className="stack">
      <h2>{say('stages')}</h2>
      <ol className="help-stages">
        {STAGES.map((stage) => (
          <li key={stage.key}>
            <h3>{nameOf('stages', stage.key)}</h3>
            <ol>
              {CHECKPOINTS.filter((c) => c.stage === stage.key).map(({ no, key, roles }) => (
                <li key={key}>
                  <span className="help-no figures">{no}</span>
                  <span>
                    {nameOf('checkpoints', key)}
                    <small className="soft">
                      {roles.map((role, i) => (
                        <Fragment key={role}>
                          <span className="help-role">
                            {nameOf('roles', role)}
                            {i === roles.length - 1 ? null : isEnglish ? ',' : '、'}
                          </span>
                          {isEnglish ? ' ' : null}
                        </Fragment>
                      ))}
                    </small>
                  </span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </section>
  );
}
