package dev.licet.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collections;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** What of a sign-in cannot be made faster: the check of the password against its hash, alone. */
final class Hashing implements Visitor {
  /** As the identity server makes its hashes, by the same library, in memory used before. */
  static final String WORDS = "Argon2id, 19 MiB, 2 passes, 1 lane";

  private static final int MEMORY = 19 * 1024;
  private static final byte[] PASSWORD = "Measured-Wonderland-1".getBytes(UTF_8);

  private final ThreadLocal<BlockPool> blocks =
      ThreadLocal.withInitial(() -> new FixedBlockPool(MEMORY));
  private final byte[] hash = hash();

  private Hashing() {}

  /** In so many threads at once. */
  static Side in(int threads, String name) {
    return new Side(
        name, WORDS + ", threads: " + threads, Collections.nCopies(threads, new Hashing()));
  }

  @Override
  public void act() {
    if (!Arrays.equals(hash, hash())) {
      throw new IllegalStateException("The password is not found right");
    }
  }

  private byte[] hash() {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withMemoryAsKB(MEMORY)
            .withIterations(2)
            .withParallelism(1)
            .withSalt(new byte[16])
            .withBlockPool(blocks.get())
            .build());
    byte[] hash = new byte[32];
    generator.generateBytes(PASSWORD, hash);
    return hash;
  }

  @Override
  public void close() {}
}
