export { CameraScanner } from './camera';
export {
  type CodeProblem,
  groupCode,
  readCode,
} from './code';
export { useWedge } from './use-wedge';
