export { usePermission, useSession, useSignedIn } from './context';
export { RequirePermission, RequireSession } from './guards';
export { SessionProvider } from './provider';
export { SignIn } from './sign-in';
export type { Permission } from './state';
export { SessionWarning } from './warning';
