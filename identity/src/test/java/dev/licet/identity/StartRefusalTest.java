package dev.licet.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, as its user meets it: one sentence on the error stream, and it ends. */
@Tag("once")
class StartRefusalTest {
  @TempDir Path folder;

  @Test
  void namesAWrongSettingAndItsValueAndNothingElse() throws Exception {
    assertThat(start(Map.of("LICET_PORT", "99999")))
        .isEqualTo(
            new End(1, "", "LICET_PORT is '99999', but must be a port number from 1 to 65535.\n"));
  }

  @Test
  void namesAFolderItCannotWriteTo() throws Exception {
    var file = Files.createFile(folder.resolve("file"));
    assertThat(start(Map.of("LICET_DATA", file + "/data")))
        .isEqualTo(
            new End(
                1,
                "",
                "LICET_DATA is '%s/data', but must be a folder this user can write to.\n"
                    .formatted(file)));
  }

  @Test
  void namesAPortThatIsTaken() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(socket.getLocalPort());
      var end = start(Map.of("LICET_PORT", port));
      assertThat(end.code).isEqualTo(1);
      assertThat(end.errors)
          .isEqualTo(
              "LICET_PORT is '%s', but another program is listening there already.\n"
                  .formatted(port));
      assertThat(end.output).isEmpty();
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void namesAVariableThatIsNearlyASetting() throws Exception {
    assertThat(start(Map.of("LICET_DOMIAN", "login.example.com")))
        .isEqualTo(
            new End(
                1,
                "",
                "LICET_DOMIAN is set, but there is no such setting: LICET_DOMAIN may be meant.\n"));
  }

  @Test
  void namesAnArgumentThatItDoesNotKnow() throws Exception {
    assertThat(start(Map.of(), "--port", "9444"))
        .isEqualTo(
            new End(
                1,
                "",
                "Unknown argument: '--port'. Settings are environment variables. See: licet serve"
                    + " --help\n"));
  }

  private record End(int code, String output, String errors) {}

  private End start(Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    var output = folder.resolve("output");
    var errors = folder.resolve("errors");
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // It soon ends: what compiles and clears up best would cost more than it brings.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            IdentityServer.class.getName());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("LICET_DATA", folder.resolve("data").toString());
    builder.environment().putAll(settings);
    var program = builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
    if (!program.waitFor(Duration.ofMinutes(1))) {
      program.destroyForcibly(); // it has started, although it should not
    }
    return new End(
        program.waitFor(), Files.readString(output, UTF_8), Files.readString(errors, UTF_8));
  }
}
