package dev.licet.identity.store;

import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Keeps a second server away from a folder in use. The system lets go of it when we die. */
final class StoreLock {
  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  static StoreLock take(DataFolder folder) {
    try {
      var channel = FileChannel.open(folder.privateFile("licet.lock"), StandardOpenOption.WRITE);
      if (!isFree(channel)) {
        channel.close();
        throw new StartRefused(
            "LICET_DATA is '%s', but another Licet server is using that folder."
                .formatted(folder.path()));
      }
      return new StoreLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + folder.path(), e);
    }
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  void release() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot release the lock file", e);
    }
  }
}
