import { Link } from 'react-router';
import { useTitle } from './title.js';
import { useFrameText } from './words.js';

/** For an address of nothing, and for what is not public. */
export function Missing() {
  const say = useFrameText();
  useTitle(say('missingTitle'));
  return (
    <section className="stack">
      <h1>{say('missingTitle')}</h1>
      <p>{say('missing')}</p>
      <p className="row">
        <Link className="button button-main" to="/projects">
          {say('toProjects')}
        </Link>
        <Link className="button" to="/">
          {say('toHome')}
        </Link>
      </p>
    </section>
  );
}
