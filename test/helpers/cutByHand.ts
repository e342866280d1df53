import { Cutter } from './cutter.ts';

/** `node --import tsx test/helpers/cutByHand.ts SOCKET REQUEST BYTES`: a relay for people who try what a cut does. */
const [socket = '/var/run/docker.sock', request = '/logs\\?', bytes = '600'] = process.argv.slice(2);
void Cutter.open(socket, new RegExp(request), Number(bytes)).then(({ port }) => {
  process.stdout.write(`dockyard.engine.endpoint: tcp://127.0.0.1:${port}\n`);
  process.stdout.write(`Answers to ${request} end after ${bytes} bytes. Ctrl-C ends this.\n`);
});
