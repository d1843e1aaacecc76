type Answer<T> = { 200: { headers: Record<string, unknown>; content: { 'application/json': T } } };
type Nothing = { 204: { headers: Record<string, unknown>; content?: never } };
type Question<Params, Body, Responses> = { parameters: Params; responses: Responses } & (Body extends null
  ? { requestBody?: never }
  : { requestBody: { content: { 'application/json': Body } } });
type None = { query?: never; header?: never; path?: never; cookie?: never };

export type Role = 'OWNER' | 'ADMIN' | 'EDITOR' | 'SENDER' | 'ANALYST' | 'VIEWER';

export interface MemberView {
  id: string;
  email: string;
  name: string;
  language: 'pl' | 'en';
}
export interface PageLine {
  id: number;
  name: string;
  metaPageId: string;
}
export interface WorkspaceLine {
  id: number;
  name: string;
  role: Role;
  rights: string[];
  pages: PageLine[];
}
export type SessionView =
  | { signedIn: false; demoSignIn: boolean }
  | { signedIn: true; member: MemberView; workspaces: WorkspaceLine[]; simulator: string | null };
export interface SessionLine {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  browser: string;
  current: boolean;
}
export interface LinkView {
  kind: 'OWNER' | 'INVITATION' | 'DEMO';
  email?: string;
  workspace?: string;
  role?: Role;
}
export interface LinkUse {
  token: string;
  name?: string;
  email?: string;
  password?: string;
  language?: string;
}

/** The routes of signing in, until the committed description of the API has them. */
export interface SessionPaths {
  '/api/v1/session': {
    parameters: None;
    get: Question<None, null, Answer<SessionView>>;
    post: Question<None, { email: string; password: string }, Answer<SessionView>>;
    delete: Question<None, null, Nothing>;
  };
  '/api/v1/session/member': {
    parameters: None;
    put: Question<None, { name: string; language: string }, Answer<SessionView>>;
  };
  '/api/v1/session/password': { parameters: None; post: Question<None, { old: string; new: string }, Nothing> };
  '/api/v1/sessions': {
    parameters: None;
    get: Question<None, null, Answer<SessionLine[]>>;
    delete: Question<None, null, Nothing>;
  };
  '/api/v1/sessions/{id}': {
    parameters: None;
    delete: Question<{ path: { id: string }; query?: never; header?: never; cookie?: never }, null, Nothing>;
  };
  '/api/v1/links/look': { parameters: None; post: Question<None, { token: string }, Answer<LinkView>> };
  '/api/v1/links/use': { parameters: None; post: Question<None, LinkUse, Answer<SessionView>> };
}
