/** Sends a file with its progress, which `fetch` does not tell. */
import { noteConnection } from '../../api/connection.js';
import { NoConnection, Problem } from '../../api/problem.js';

export interface Uploaded {
  sha256: string;
  name: string;
  size: number;
}

type OnShare = (share: number) => void;

export const upload = (project: string, file: File, onShare: OnShare): Promise<Uploaded> =>
  sendFile(`/api/projects/${project}/attachments`, file, onShare);

/** @throws NoConnection; Problem with what the platform has against it */
export function sendFile<T>(address: string, file: File, onShare: OnShare): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    request.onerror = () => {
      noteConnection(false);
      reject(new NoConnection());
    };
    request.onload = () => {
      noteConnection(true);
      if (request.status < 300) resolve(request.response as T);
      else reject(new Problem(request.response ?? {}, request.status));
    };
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
