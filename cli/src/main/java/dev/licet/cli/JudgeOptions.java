package dev.licet.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which API judges a token. */
final class JudgeOptions {
  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description =
          "the provider's bare domain (AUTH0_DOMAIN; else that of the server in LICET_DATA)")
  @Nullable String domain;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "the provider's issuer, instead of a domain")
  @Nullable String issuer;

  @Option(
      names = "--audience",
      paramLabel = "IDENTIFIER",
      description = "the API's identifier (API_IDENTIFIER; else the first that the token names)")
  List<String> audiences = new ArrayList<>();

  @Option(
      names = "--permission",
      paramLabel = "NAME",
      description = "a permission that the route asks for; may be repeated")
  List<String> permissions = new ArrayList<>();

  @Option(
      names = {"--keys", "--jwks"},
      paramLabel = "FILE",
      description = "the provider's keys in a JWK Set, to judge by without asking the provider")
  @Nullable Path jwks;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description =
          "PEM file of a certificate authority to trust (LICET_CA_FILE; else tls/ca.pem in"
              + " LICET_DATA)")
  @Nullable Path caFile;
}
