// Runs in a browser's page. How large a picture is, and which share of it is not of its most frequent colour.
async (source) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  const pen = new OffscreenCanvas(width, height).getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, width, height);
  // In sixteen steps of each colour: what the compression shades is no ink.
  const counts = new Uint32Array(4096);
  for (let at = 0; at < data.length; at += 4) counts[((data[at] >> 4) << 8) | ((data[at + 1] >> 4) << 4) | (data[at + 2] >> 4)] += 1;
  return { width, height, ink: 1 - counts.reduce((most, count) => Math.max(most, count)) / (width * height) };
};
