/** Why a command ended: what it says itself, or what the machine said, in words for whoever runs it. */
export function ownWords(error: unknown, what: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || /No space left on device/i.test(message)) {
    return `磁盘已满,${what}没有完成,写了一半的不会留下。请腾出空间或换一个目录,然后再试。`;
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return `没有写入权限,${what}没有完成:${message}`;
  return message;
}
