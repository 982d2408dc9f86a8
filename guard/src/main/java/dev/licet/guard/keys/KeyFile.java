package dev.licet.guard.keys;

import dev.licet.guard.internal.LimitedBody;
import dev.licet.guard.internal.Malformed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A file with the last keys that a provider was seen to have, so that an API which starts while the
 * provider is down can judge tokens all the same. It is believed only if it is whole, of this
 * issuer, not older than was agreed, and nobody but its owner may write it: its checksum protects
 * it from accidents, its permissions from people.
 *
 * @param path where it is
 * @param maxAge how old its keys may be
 */
public record KeyFile(Path path, Duration maxAge) {
  private static final String MARK = "licet keys, version 1";
  private static final int MAX_OCTETS = LimitedBody.MAX_OCTETS + 4096;
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  /** What was in it. */
  record Kept(KeySet keys, Instant fetched) {}

  /** Its keys, if they are to be believed now. */
  Kept read(String issuer, Instant now) throws IOException, Malformed {
    requireOwn();
    if (Files.size(path) > MAX_OCTETS) {
      throw new Malformed("a file of more than " + MAX_OCTETS + " octets");
    }
    String[] parts = Files.readString(path).split("\n", 5);
    if (parts.length != 5 || !parts[0].equals(MARK)) {
      throw new Malformed("a file of another kind");
    }
    if (!parts[3].equals(checksum(parts[1], parts[2], parts[4]))) {
      throw new Malformed("a file that is not as it was written");
    }
    if (!parts[1].equals(issuer)) {
      throw new Malformed("a file with keys of another issuer");
    }
    Instant fetched = Instant.ofEpochMilli(Long.parseLong(parts[2]));
    if (fetched.isAfter(now.plus(CLOCK_SKEW)) || now.isAfter(fetched.plus(maxAge))) {
      throw new Malformed("a file with keys of " + fetched + ", older than " + maxAge);
    }
    return new Kept(JwkSetReader.read(parts[4].getBytes(StandardCharsets.UTF_8)), fetched);
  }

  /** Whoever else may write it could name keys of their own. */
  private void requireOwn() throws IOException, Malformed {
    if (!Files.getFileStore(path).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    if (permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new Malformed("a file that others may write");
    }
  }

  /** Puts these keys into it, at once or not at all. */
  void write(String issuer, String jwks, Instant fetched) throws IOException {
    String time = Long.toString(fetched.toEpochMilli());
    String text = String.join("\n", MARK, issuer, time, checksum(issuer, time, jwks), jwks);
    Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
    Path draft = draft(folder);
    try {
      Files.writeString(draft, text);
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Path draft(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix")
        ? Files.createTempFile(
            folder,
            "licet-keys",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : Files.createTempFile(folder, "licet-keys", ".tmp");
  }

  private static String checksum(String issuer, String time, String jwks) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] text = String.join("\n", issuer, time, jwks).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha256.digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
