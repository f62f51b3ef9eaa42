/** A PDF in its place on the page; where the browser shows none, as on most phones, it says how to see it. */
import { useSay } from './words.js';

export function PdfFrame({ title, address }: { title: string; address: string }) {
  const say = useSay();
  if (!navigator.pdfViewerEnabled)
    return (
      <p className="state state-nothing">
        {say('这台设备不能在网页里显示PDF，请在新窗口打开,或保存后再看。')}
      </p>
    );
  return <iframe title={title} src={address} />;
}
