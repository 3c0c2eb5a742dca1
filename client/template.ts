export { fileNameFor, fillTemplate, quarterOf } from '../core/protocol/template';
