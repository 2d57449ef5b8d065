import { testAgreement } from './agreement.ts';
import { askNative } from './native.ts';

testAgreement('natively', askNative);
