/**
 * What the server shows for a certificate: one that a local certificate authority in the data
 * folder issues by itself, or the operator's own; replaced while the server runs. Or none, behind a
 * proxy. And what its clients show ({@link dev.licet.identity.tls.ClientCertificate}), where the
 * operator switches that on.
 */
@ApplicationModule(displayName = "TLS", allowedDependencies = "shared")
@NullMarked
package dev.licet.identity.tls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
