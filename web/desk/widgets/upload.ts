/** Sends a file with its progress, which `fetch` does not tell. */
import { noteConnection } from '../../api/connection.js';
import { NoConnection, Problem } from '../../api/problem.js';

export interface Uploaded {
  sha256: string;
  name: string;
  size: number;
}

export function upload(
  project: string,
  file: File,
  onShare: (share: number) => void,
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/projects/${project}/attachments`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    request.onerror = () => {
      noteConnection(false);
      reject(new NoConnection());
    };
    request.onload = () => {
      noteConnection(true);
      if (request.status < 300) resolve(request.response as Uploaded);
      else reject(new Problem(request.response ?? {}, request.status));
    };
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
