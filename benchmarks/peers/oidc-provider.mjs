// node oidc-provider as it comes, in memory, with one client that gets signed access tokens: PORT.
import { Provider } from 'oidc-provider';
import { exportJWK, generateKeyPair } from 'jose';

const port = Number(process.env.PORT);
const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const api = { audience: 'https://api.example', scope: 'read:all', accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } };
const provider = new Provider(`http://127.0.0.1:${port}`, {
  jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'measured' }] },
  clients: [{
    client_id: 'm2m',
    client_secret: 'measured-measured-measured-measured-measured-measured-measured-0',
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'client_secret_post',
  }],
  scopes: ['read:all'],
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: { enabled: true, defaultResource: () => api.audience, getResourceServerInfo: () => api },
  },
});
provider.listen(port, '127.0.0.1');
