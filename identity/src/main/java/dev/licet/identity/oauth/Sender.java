package dev.licet.identity.oauth;

import dev.licet.identity.application.Application;
import dev.licet.identity.session.Device;
import dev.licet.identity.tls.ClientCertificate;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From where a request comes.
 *
 * @param forwardedFor the address of whom the application acts for, as it says in Auth0's header
 * @param proofs the values of the {@code DPoP} header (RFC 9449, 4.1)
 * @param certificate that it has proved to hold the key of; empty if it has shown none
 * @param keyThumbprint of the key that it has proved to hold; empty if none was looked at
 */
public record Sender(
    Device device,
    Optional<String> forwardedFor,
    List<String> proofs,
    Optional<ClientCertificate> certificate,
    Optional<String> keyThumbprint) {
  /** Somebody inside the house. */
  static final Sender INSIDE =
      new Sender(
          new Device("", ""), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  public Sender {
    proofs = List.copyOf(proofs);
  }

  static Sender of(HttpServletRequest request) {
    var forwarded = Optional.ofNullable(request.getHeader("auth0-forwarded-for"));
    return new Sender(
        Device.of(request),
        forwarded.map(String::strip).filter(text -> ADDRESS.matcher(text).matches()),
        Collections.list(request.getHeaders("DPoP")),
        ClientCertificate.of(request),
        Optional.empty());
  }

  /** The same, having proved to hold the key of that thumbprint. */
  Sender holding(String key) {
    return new Sender(device, forwardedFor, proofs, certificate, Optional.of(key));
  }

  /** Of the certificate, where there is one. */
  public Optional<String> certificateThumbprint() {
    return certificate.map(ClientCertificate::thumbprint);
  }

  /** Whose guesses these are: an application that proves who it is may be trusted to say so. */
  public String addressFor(Application application) {
    boolean trusted =
        application.authMethod().isConfidential()
            && application
                .details()
                .members()
                .path("is_token_endpoint_ip_header_trusted")
                .asBoolean(false);
    return trusted ? forwardedFor.orElse(device.address()) : device.address();
  }

  /** Without the proofs. */
  @Override
  public String toString() {
    return "Sender[" + device.address() + "]";
  }
}
