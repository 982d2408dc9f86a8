package dev.licet.identity.bulk;

import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files of imports that are not over, {@code imports/} in the data folder. */
@Component
class ImportFiles {
  /** Of an array one element after the other is read: what follows one is no mistake. */
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Path folder;
  private final Ids ids;

  ImportFiles(DataFolder data, Ids ids) {
    this.folder = data.folder("imports");
    this.ids = ids;
  }

  /** The content is no JSON. */
  static final class NoJson extends IOException {
    NoJson(String message) {
      super(message);
    }
  }

  Path of(String jobId) {
    return folder.resolve(jobId + ".ndjson");
  }

  /** Keeps what comes in, one object a line, whether it comes so or as one JSON array. */
  Path receive(InputStream content) throws IOException {
    var file = folder.resolve(ids.alphanumeric(24) + ".part");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    boolean complete = false;
    try {
      write(content, file);
      complete = true;
      return file;
    } catch (JacksonException e) {
      throw new NoJson(String.valueOf(e.getOriginalMessage()));
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void write(InputStream content, Path file) throws IOException {
    var bytes = new PushbackInputStream(content);
    if (isArray(bytes)) {
      split(bytes, file);
      return;
    }
    try (var out = Files.newOutputStream(file)) {
      bytes.transferTo(out);
    }
  }

  /** The file belongs to that job from now on. */
  void keep(Path file, String jobId) {
    try {
      Files.move(file, of(jobId));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes all files but those of these jobs: uploads that a crash has cut off, and the like. */
  void keepOnly(Set<String> jobIds) {
    try (var files = Files.list(folder)) {
      files
          .filter(file -> jobIds.stream().noneMatch(id -> of(id).equals(file)))
          .forEach(this::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isArray(PushbackInputStream bytes) throws IOException {
    int first = bytes.read();
    while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
      first = bytes.read();
    }
    if (first >= 0) {
      bytes.unread(first);
    }
    return first == '[';
  }

  private static void split(InputStream array, Path file) throws IOException {
    try (var parser = JSON.createParser(array);
        var out = Files.newOutputStream(file)) {
      parser.nextToken();
      for (var token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        if (token == null) {
          throw new NoJson("The array has no end");
        }
        out.write(JSON.writeValueAsBytes(JSON.readTree(parser)));
        out.write('\n');
      }
      if (parser.nextToken() != null) {
        throw new NoJson("Something follows the array");
      }
    }
  }
}
