/** A PDF in its place on the page; where the browser shows none, as on most phones, it is opened or saved. */
import { Button } from 'antd';
import './pdf-frame.css';
import { useSay } from './words.js';

/** For viewers that read it: the page as wide as the frame, without the column of small pages. */
const SHOWN = '#navpanes=0&view=FitH';

interface Props {
  title: string;
  address: string;
  /** By which the buttons name it. */
  what?: '文书' | '样张';
}

export function PdfFrame({ title, address, what = '文书' }: Props) {
  const say = useSay();
  return (
    <div className="pdf-frame">
      {navigator.pdfViewerEnabled ? (
        <iframe title={title} src={`${address}${SHOWN}`} />
      ) : (
        <p className="state state-nothing">
          {say('这台设备不能在网页里显示PDF,请在新窗口打开,或保存后再看。')}
        </p>
      )}
      <p className="pdf-ways not-printed">
        <Button href={address} target="_blank" rel="noreferrer">
          {say('在新窗口打开{what}', { what: say(what) })}
        </Button>
        <Button href={address} download={`${title}.pdf`}>
          {say('保存{what}', { what: say(what) })}
        </Button>
      </p>
    </div>
  );
}
