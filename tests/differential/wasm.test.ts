import { loadEngine } from '../wasm/engine.ts';
import { testAgreement } from './agreement.ts';
import { askEngine } from './outcome.ts';

const engine = await loadEngine();

testAgreement('as WebAssembly', (questions) => questions.map((question) => askEngine(engine, question)));
