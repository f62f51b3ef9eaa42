/** Queries, objections and complaints: which is which, by when, and how. */
import { Link } from 'react-router';
import { useTitle } from '../frame/title.js';
import { useHelpText } from './words.js';

export function ComplaintsPage() {
  const say = useHelpText();
  useTitle(say('complaintsTitle'));
  return (
    <article className="sections">
      <h1>{say('complaintsTitle')}</h1>
      <section className="prose">
        <h2>{say('query')}</h2>
        <p>{say('queryText')}</p>
        <p>
          <Link className="button" to="/projects">
            {say('toProjects')}
          </Link>
        </p>
        <h2>{say('objection')}</h2>
        <p>{say('objectionWho')}</p>
        <ul>
          <li>{say('objection1')}</li>
          <li>{say('objection2')}</li>
          <li>{say('objection3')}</li>
        </ul>
        <p>{say('objectionHow')}</p>
        <p>
          <Link className="button" to="/sign-in">
            {say('toDesk')}
          </Link>
        </p>
        <h2>{say('complaint')}</h2>
        <p>{say('complaintText')}</p>
        <p>
          <Link className="button" to="/projects">
            {say('toContact')}
          </Link>
        </p>
        <h2>{say('protect')}</h2>
        <p>{say('protectText')}</p>
        <h2>{say('evidence')}</h2>
        <ul>
          <li>{say('evidence1')}</li>
          <li>{say('evidence2')}</li>
          <li>{say('evidence3')}</li>
        </ul>
      </section>
    </article>
  );
}
