package dev.licet.identity.audit.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;

import dev.licet.identity.audit.LogEntry;
import dev.licet.identity.shared.DataFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Appends entries to a file below the data folder, one a line; they are on the disk before it says
 * so. A file of 100 megabytes becomes {@code NAME.1}, and the one before is gone.
 */
@Component
class FileDelivery {
  private static final String FOLDER = "logs";

  private final DataFolder folder;
  private final long largest;

  FileDelivery(DataFolder folder) {
    this.folder = folder;
    this.largest = 100L * 1_024 * 1_024;
  }

  void send(Sink.File sink, List<LogEntry> entries) throws IOException {
    folder.folder(FOLDER);
    var file = folder.privateFile(FOLDER + "/" + sink.name());
    if (Files.size(file) > largest) {
      Files.move(file, file.resolveSibling(sink.name() + ".1"), ATOMIC_MOVE, REPLACE_EXISTING);
      file = folder.privateFile(FOLDER + "/" + sink.name());
    }
    try (var channel = FileChannel.open(file, APPEND)) {
      append(channel, ByteBuffer.wrap(lines(entries).getBytes(US_ASCII)));
      channel.force(true);
    }
  }

  /** All of it or, where the disk is full, nothing: the next try must not go on in half a line. */
  static void append(SeekableByteChannel channel, ByteBuffer bytes) throws IOException {
    long before = channel.size();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      channel.truncate(before);
      throw e;
    }
  }

  private static String lines(List<LogEntry> entries) {
    return entries.stream().map(LogEntry::line).collect(Collectors.joining("\n", "", "\n"));
  }
}
