import { usePartsText } from './text.js';
import './loading.css';

/** Said at once to a screen reader, shown only when it takes long enough to be noticed. */
export function Loading() {
  const say = usePartsText();
  return (
    <p className="loading" role="status">
      {say('state.loading')}
    </p>
  );
}
