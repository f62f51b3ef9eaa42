/** A line at the top of the page while the platform cannot be reached. */
import { useLostConnection } from '../api/connection.js';
import { usePartsText } from './text.js';
import './connection-line.css';

export function ConnectionLine() {
  const say = usePartsText();
  const lost = useLostConnection();
  return (
    <div role="status" className={lost ? 'connection-line' : 'only-for-readers'}>
      {lost ? say('state.lost') : ''}
    </div>
  );
}
