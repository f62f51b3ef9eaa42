// Read by a platform before its own modules: ends every thread that it has when its parent process says so.
const threads = new Set();
process.on('worker', (thread) => {
  threads.add(thread);
  thread.once('exit', () => threads.delete(thread));
});
process.on('message', async (message) => {
  if (message !== 'end your threads') return;
  const ended = [...threads].map((thread) => thread.terminate());
  await Promise.all(ended);
  process.send({ ended: ended.length });
});
// Who only listens for messages shall not be kept running by that.
process.channel?.unref();
