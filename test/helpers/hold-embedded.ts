// A process of its own that uses an embedded cluster until it is killed or told to stop.
import { startEmbedded } from '../../db/embedded.js';

const embedded = await startEmbedded({ dataDir: process.argv[2] ?? '' });
process.on('SIGTERM', () => void embedded.stop());
process.send?.(embedded.adminUrl);
