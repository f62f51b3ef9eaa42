/** The camera until it has seen a code; it is switched off as soon as this is gone from the page. */
import { useEffect, useRef } from 'react';

/** Milliseconds between looks. */
const EVERY = 250;

export type CameraTrouble = 'cameraRefused' | 'cameraMissing';

export function Camera({ label, onCode, onTrouble }: { label: string; onCode: (text: string) => void; onTrouble: (trouble: CameraTrouble) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef({ onCode, onTrouble });
  told.current = { onCode, onTrouble };
  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: number | undefined;
    let isGone = false;

    async function look(): Promise<void> {
      const { codeInVideo } = await import('./read-code.js');
      const player = video.current;
      const text = isGone || !player ? null : codeInVideo(player);
      if (isGone) return;
      if (text !== null) return told.current.onCode(text);
      timer = window.setTimeout(look, EVERY);
    }

    async function begin(): Promise<void> {
      // Absent where the page did not come over HTTPS.
      if (!navigator.mediaDevices) return told.current.onTrouble('cameraMissing');
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
        const player = video.current;
        if (isGone || !player) return off(stream);
        player.srcObject = stream;
        await player.play();
        await look();
      } catch (error) {
        if (!isGone) told.current.onTrouble((error as Error).name === 'NotAllowedError' ? 'cameraRefused' : 'cameraMissing');
      }
    }

    void begin();
    return () => {
      isGone = true;
      window.clearTimeout(timer);
      if (stream) off(stream);
    };
  }, []);
  return <video ref={video} className="board-camera" muted playsInline aria-label={label} />;
}

function off(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
