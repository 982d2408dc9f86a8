package dev.licet.bench.load;

import java.io.IOException;

/** Somebody on a connection of their own who does the same thing over and over. */
interface Visitor extends AutoCloseable {
  /** Does it once. */
  void act() throws IOException;

  /** Closes the connection; the next time opens another one. */
  @Override
  void close() throws IOException;
}
