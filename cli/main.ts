import { nodeIo } from './io/node';
import { product } from './product';
import { run } from './program';

run(process.argv.slice(2), nodeIo(), product).then((code) => {
  process.exitCode = code;
});
