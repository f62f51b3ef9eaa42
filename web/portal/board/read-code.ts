/** The text of a QR code in a picture: a photo of the notice board, or what the camera sees. */
import { decodeQR } from 'qr/decode.js';

/** Longer sides to try: the code of a checkpoint is fine, and a photo may be larger than a decoder likes. */
const SIDES = [1600, 1000, 2600];
/** Milliseconds, for a photo; the camera has the next frame soon. */
const PATIENCE = 1500;

/** Null for a picture without a code that can be read. @throws where the file is no picture */
export async function codeInFile(file: Blob): Promise<string | null> {
  const picture = await createImageBitmap(file);
  try {
    for (const side of SIDES) {
      const text = codeIn(picture, picture.width, picture.height, { side, timeLimit: PATIENCE });
      if (text !== null) return text;
    }
    return null;
  } finally {
    picture.close();
  }
}

export function codeInVideo(video: HTMLVideoElement): string | null {
  if (video.videoWidth === 0) return null;
  return codeIn(video, video.videoWidth, video.videoHeight, { side: 1280, timeLimit: 120 });
}

function codeIn(source: CanvasImageSource, width: number, height: number, { side, timeLimit }: { side: number; timeLimit: number }): string | null {
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  try {
    return decodeQR({ width: canvas.width, height: canvas.height, data }, { timeLimit });
  } catch {
    return null; // the decoder says by exceptions that it has found none
  }
}
