package dev.licet.identity.refresh;

import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.session.Device;
import dev.licet.identity.user.Metadata;
import java.time.Instant;
import java.util.Optional;

/**
 * What an application may come back for without its user: a refresh token and all that descend from
 * it by rotation, only the latest of which is good.
 *
 * @param id under which the Management API knows it: no secret
 * @param keyThumbprint of the key whose proof each exchange needs (RFC 9449, 5); empty if none
 * @param certificateThumbprint of the certificate that each exchange needs (RFC 8705, 4); empty if
 *     none
 * @param codeId of the code that it was issued for, with which it ends; empty if for none
 * @param exchanges how many there were
 * @param rotating whether each is good for one exchange
 * @param first from where it was issued
 * @param last from where it was exchanged last
 * @param lastExchangedAt the issue counts as the first one
 * @param expiresAt empty if never
 * @param metadata what callers of the Management API keep with it
 */
public record RefreshToken(
    String id,
    Authorization authorization,
    Optional<String> keyThumbprint,
    Optional<String> certificateThumbprint,
    Optional<String> codeId,
    int exchanges,
    boolean rotating,
    Device first,
    Device last,
    Instant createdAt,
    Instant lastExchangedAt,
    Optional<Instant> expiresAt,
    Metadata metadata) {}
