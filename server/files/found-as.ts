/** Says in the uploader's words what a refused file turned out to be, and how to make it pass. */

const KNOWN: Readonly<Record<string, string>> = {
  pdf: ' PDF 文件',
  jpg: ' JPG 图片',
  png: ' PNG 图片',
  apng: '动态 PNG 图片',
  gif: ' GIF 图片',
  webp: ' WebP 图片(请另存为 JPG)',
  bmp: ' BMP 图片(请另存为 JPG)',
  tif: ' TIFF 图片(请另存为 PDF 或 JPG)',
  heic: ' HEIC 照片(请在手机相机设置里选「兼容性最佳」,或转成 JPG)',
  docx: ' Word 文档',
  xlsx: ' Excel 表格',
  pptx: '演示文稿(请导出为 PDF)',
  docm: '带宏的 Word 文档(请另存为 .docx)',
  xlsm: '带宏的 Excel 表格(请另存为 .xlsx)',
  cfb: '旧版或加密的 Office、WPS 文件(请去掉密码,另存为 .docx、.xlsx 或 PDF)',
  zip: '压缩包或其他 ZIP 格式文件(请解压后逐个上传)',
  rar: '压缩包(请解压后逐个上传)',
  '7z': '压缩包(请解压后逐个上传)',
  gz: '压缩包(请解压后逐个上传)',
  tar: '压缩包(请解压后逐个上传)',
  exe: '可执行程序',
  elf: '可执行程序',
  macho: '可执行程序',
  apk: '安装包',
  jar: '程序包',
  mp4: '视频',
  mov: '视频',
  mp3: '音频',
};

/** `type` is what was detected; the first bytes tell the texts apart, which have no signature. */
export function foundAs(type: string | undefined, head: Uint8Array): string {
  if (type !== undefined && type !== 'xml') return KNOWN[type] ?? ` ${type.toUpperCase()} 格式文件`;
  const text = asText(head);
  if (text === null) return '无法识别的数据';
  if (/<svg[\s>]/i.test(text)) return ' SVG 矢量图(可带脚本,请导出为 PDF 或 PNG)';
  if (/<(!doctype html|html|head|body|script)[\s>]/i.test(text)) return '网页(HTML)';
  return '纯文本(请导出为 PDF)';
}

function asText(head: Uint8Array): string | null {
  try {
    // As a stream: the last character of the head may be cut in half.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
