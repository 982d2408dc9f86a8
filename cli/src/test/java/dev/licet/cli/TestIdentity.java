package dev.licet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What a server for {@code localhost} shows, made once by the JDK's keytool.
 *
 * @param context its TLS context
 * @param certificate its certificate, self-signed, as PEM
 */
record TestIdentity(SSLContext context, String certificate) {
  private static final String PASSWORD = "changeit";

  static TestIdentity make() {
    try {
      Path folder = Files.createTempDirectory("licet-cli-test");
      Path keys = folder.resolve("keys.p12");
      keytool(keys, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost");
      String certificate = keytool(keys, "-exportcert", "-rfc");
      TestIdentity identity = new TestIdentity(context(keys), certificate);
      Files.delete(keys);
      Files.delete(folder);
      return identity;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String keytool(Path keys, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(args));
    command.addAll(List.of("-alias", "server", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD));
    if (command.contains("-genkeypair")) {
      command.addAll(List.of("-ext", "SAN=dns:localhost", "-ext", "BC=ca:true"));
    }
    Process process = new ProcessBuilder(command).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private static SSLContext context(Path keys) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
