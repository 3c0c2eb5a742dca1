import 'mocha/mocha.js';
import type { Outcome, TestReport } from './suite/driver';
import { driver, hostOptions } from './suite/driver';

type Loaders = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * Runs the suites with mocha inside the extension host and reports every test to the outer process as it ends.
 * @throws if a test failed or a suite could not be loaded, so that VS Code ends with an error code
 */
export async function runSuites(loaders: Loaders): Promise<void> {
  const reporter = createReporter();
  const mocha = createMocha(reporter.Reporter);
  const broken = await loadAll(loaders, reporter.send);
  mocha.suite.eachTest(pictureBeforeCleaningUp);
  const failures = await new Promise<number>((resolve) => void mocha.run(resolve));
  await reporter.end();
  if (broken + failures > 0) throw new Error(`${broken + failures} failed`);
}

/** Mocha itself instead of the instance of its browser build, which reads its options from a page's address. */
function createMocha(reporter: Mocha.ReporterConstructor): Mocha {
  const { grep } = hostOptions();
  const created = new Mocha({
    ui: 'bdd',
    timeout: 60_000,
    forbidOnly: grep === undefined,
    reporter,
    rootHooks: { afterEach: keepPictureOfFailure },
    ...(grep === undefined ? {} : { grep }),
  });
  created.suite.emit('pre-require', globalThis, '', created);
  return created;
}

/** How many suites could not be loaded: each of them is reported as one failed test. */
async function loadAll(loaders: Loaders, send: (report: TestReport) => void): Promise<number> {
  let broken = 0;
  for (const [name, load] of Object.entries(loaders)) {
    try {
      await load();
    } catch (error) {
      broken++;
      send({ outcome: 'fail', path: [name, 'is loaded'], milliseconds: 0, error: textOf(error) });
    }
  }
  return broken;
}

/** A mocha reporter that sends, in order, what happens; `end` resolves when all of it has arrived. */
function createReporter() {
  let sent = Promise.resolve();
  const send = (report: TestReport): void => {
    sent = sent.then(() => driver.report(report));
  };
  class Reporter extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
      super(runner, options);
      runner.on('pass', (test) => send(reportOf(test, 'pass')));
      runner.on('pending', (test) => send(reportOf(test, 'skip')));
      runner.on('fail', (test, error: unknown) => send({ ...reportOf(test, 'fail'), error: textOf(error) }));
    }
  }
  return { Reporter, send, end: () => sent.then(() => driver.finished()) };
}

function reportOf(test: Mocha.Test | Mocha.Hook, outcome: Outcome): TestReport {
  return { outcome, path: test.titlePath(), milliseconds: Math.round(test.duration ?? 0) };
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { expected, actual } = error as Error & { expected?: unknown; actual?: unknown };
  const values = expected === undefined ? '' : `\nexpected ${valueText(expected)}\nactual   ${valueText(actual)}`;
  return `${error.stack ?? error.message}${values}`;
}

/** Mocha has made texts of most values already. */
function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Makes a test that fails take its picture before the hooks of its suite put everything back. */
function pictureBeforeCleaningUp(test: Mocha.Test): void {
  const body = test.fn as Mocha.AsyncFunc | undefined;
  if (body === undefined || body.length > 0) return;
  test.fn = async function (this: Mocha.Context) {
    try {
      await body.call(this);
    } catch (error) {
      await takePicture(test);
      throw error;
    }
  };
}

/** The rest: tests that took too long. */
async function keepPictureOfFailure(this: Mocha.Context): Promise<void> {
  const test = this.currentTest;
  if (test?.state === 'failed' && test.timedOut) await takePicture(test);
}

async function takePicture(test: Mocha.Test): Promise<void> {
  const name = `failed ${test.titlePath().join(' ')}`.replace(/[^a-z0-9]+/gi, '-').slice(0, 100);
  await driver.screenshot(name).catch(() => {});
}
