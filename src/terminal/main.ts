import { spawn } from 'node:child_process';

/**
 * The process of a terminal that runs a docker line: `node terminal.js <docker> <arguments …>`.
 * It gives the terminal to docker as it is and only looks at the end. Leaving by the detach keys is a good end, although
 * docker calls it exit code 1, so is Ctrl-C where it only leaves, and so is leaving a shell, whatever its last command
 * came to. Any other end stays readable until Enter: the editor would take the terminal away with what it shows, and
 * report this process as failed.
 */
interface Words {
  /** Shown when docker refused; `{0}` is the exit code, as in all of them. */
  readonly refused: string;
  /** Shown at exit code 255. */
  readonly lost: string;
  /** Shown when the program was ended by a signal. */
  readonly killed: string;
  /** Shown at any other exit code. */
  readonly ended: string;
  /** It is a shell that somebody works in: the exit code is that of their last command. */
  readonly isShell: boolean;
  /** Ctrl-C is not handed on to the container: it leaves. */
  readonly isLeft: boolean;
}

/** Above it a shell reports the signal that ended it, and docker what it could not run. */
const ORDINARY = 125;
/** SIGKILL and SIGTERM, as `docker kill` and `docker stop` send them. */
const killed = [137, 143];

/** Docker's words for "the detach keys were pressed". */
const DETACHED = 'read escape sequence';
/** What docker exits with, without a word, when the engine went away; a program may use it as well. */
const LOST = 255;
/** How docker's own errors begin. */
const dockerFailed =
  /^(docker: |Error\b|error during connect|Cannot connect|unknown |invalid |the input device|permission denied)/m;
/** How much of what docker said last is looked at. */
const LOOK_AT = 4096;

const [program = 'docker', ...args] = process.argv.slice(2);
// By the environment: the editor shows arguments, for example when this process is killed.
const words = JSON.parse(process.env['DOCKYARD_TERMINAL_WORDS'] ?? '{}') as Partial<Words>;

// Ctrl-C belongs to docker, which is in the same terminal and gets it too. Where it is to leave, docker 28 goes only at
// the third one.
let left = false;
process.on('SIGINT', () => {
  left = words.isLeft === true;
  if (left) child.kill('SIGKILL');
});

const env = { ...process.env };
delete env['ELECTRON_RUN_AS_NODE'];
delete env['DOCKYARD_TERMINAL_WORDS'];
// With a TTY everything of the container comes by stdout; stderr has only what docker itself says.
const child = spawn(program, args, { env, stdio: ['inherit', 'inherit', 'pipe'] });
let said = '';
child.stderr.on('data', (chunk: Buffer) => {
  process.stderr.write(chunk);
  said = (said + chunk.toString()).slice(-LOOK_AT);
});
let started = true;
child.on('error', (error) => {
  started = false;
  hold(error.message, words.refused, 127);
});
child.on('close', (code) => {
  // One that could not be started is closed all the same.
  if (!started) return;
  const end = code ?? 1;
  if (end === 0 || left || said.trimEnd().endsWith(DETACHED)) process.exit(0);
  else if (dockerFailed.test(said)) hold('', words.refused, end);
  else if (end === LOST) hold('', words.lost, end);
  else if (killed.includes(end)) hold('', words.killed, end);
  else if (words.isShell === true && end <= ORDINARY) process.exit(0);
  else hold('', words.ended, end);
});

/** Says what happened and keeps the terminal until Enter. */
function hold(message: string, explanation: string | undefined, code: number): void {
  process.stderr.write(`${message}\r\n\u001b[2m${(explanation ?? '').replace('{0}', String(code))}\u001b[22m\r\n`);
  process.stdin.resume();
  process.stdin.once('data', () => process.exit(0));
}
