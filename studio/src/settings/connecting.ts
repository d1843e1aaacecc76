/** What it takes to connect a page, while somebody types it. Without `appId` a new app is described. */
export interface Connecting {
  readonly name: string;
  readonly country: string;
  readonly zone: string;
  readonly metaPageId: string;
  readonly accessToken: string;
  readonly appId: number | null;
  readonly metaAppId: string;
  readonly secret: string;
  readonly verifyToken: string;
}

export function emptyConnecting(appId: number | null): Connecting {
  return {
    name: '',
    country: 'PL',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    metaPageId: '',
    accessToken: '',
    appId,
    metaAppId: '',
    secret: '',
    verifyToken: '',
  };
}
