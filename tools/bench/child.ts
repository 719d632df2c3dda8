/** The process of one engine. */
import { answerParent } from './answerParent.ts';
import { measure } from './measure.ts';

answerParent(measure);
