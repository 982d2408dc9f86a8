package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A disk that can be full: a small file system in memory where we may mount one; elsewhere the
 * limit that the system sets on the size of a process's files, which stops its writes just so.
 */
interface Disk extends AutoCloseable {
  void fill(Identity identity);

  void free(Identity identity);

  @Override
  void close();

  static Disk at(Path folder) {
    return Mounted.at(folder) ? new Mounted(folder) : new Limited();
  }

  private static int run(String... command) {
    try (Program program = Program.start(Path.of("/"), Map.of(), command)) {
      return program.exitCode();
    }
  }

  /** 24 MiB of memory. */
  record Mounted(Path folder) implements Disk {
    static boolean at(Path folder) {
      return run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder.toString()) == 0;
    }

    @Override
    public void fill(Identity identity) {
      byte[] piece = new byte[4096];
      try (RandomAccessFile filler = new RandomAccessFile(filler().toFile(), "rw")) {
        while (true) {
          filler.write(piece);
        }
      } catch (IOException full) {
        assertThat(full).hasMessageContaining("No space left");
      }
    }

    @Override
    public void free(Identity identity) {
      try {
        Files.delete(filler());
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }

    private Path filler() {
      return folder.resolve("filler");
    }

    @Override
    public void close() {
      assertThat(run("umount", folder.toString())).isZero();
    }
  }

  /** No file may become larger than a byte. */
  record Limited() implements Disk {
    @Override
    public void fill(Identity identity) {
      limit(identity, "1");
    }

    @Override
    public void free(Identity identity) {
      limit(identity, "unlimited");
    }

    private static void limit(Identity identity, String bytes) {
      String pid = Long.toString(identity.program().pid());
      assertThat(run("prlimit", "--pid", pid, "--fsize=" + bytes + ":unlimited")).isZero();
    }

    @Override
    public void close() {}
  }
}
