package dev.licet.identity.userinfo;

import dev.licet.guard.HttpCall;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** What Guard sees of a call: the URL is one that we are known by, whatever Host says. */
record UserInfoCall(
    List<String> authorization,
    List<String> proofs,
    Optional<X509Certificate> clientCertificate,
    String verb,
    URI address)
    implements HttpCall {
  /** The same at another address. */
  UserInfoCall at(URI other) {
    return new UserInfoCall(authorization, proofs, clientCertificate, verb, other);
  }

  @Override
  public List<String> headers(String name) {
    return switch (name) {
      case "Authorization" -> authorization;
      case "DPoP" -> proofs;
      default -> List.of();
    };
  }

  @Override
  public Optional<String> method() {
    return Optional.of(verb);
  }

  @Override
  public Optional<URI> uri() {
    return Optional.of(address);
  }
}
