package dev.licet.e2e;

import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Members who sign up, sign in, refresh and leave, several at a time, until the server is gone. */
final class Crowd {
  private static final int AT_A_TIME = 6;

  /**
   * So often in a row may the server say that it cannot decide: a busy machine makes it say so now
   * and then.
   */
  private static final int UNDECIDED = 20;

  private static final AtomicInteger ARRIVED = new AtomicInteger();

  private final Queue<Member> known;
  private final Queue<Member> members = new ConcurrentLinkedQueue<>();
  private final Queue<AssertionError> problems = new ConcurrentLinkedQueue<>();
  private final Shop shop;
  private final CompletableFuture<Void> end;

  private Crowd(Shop shop, Collection<Member> known, Random random) {
    this.shop = shop;
    this.known = new ConcurrentLinkedQueue<>(known);
    this.members.addAll(known);
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    this.end =
        CompletableFuture.allOf(
            IntStream.range(0, AT_A_TIME)
                .mapToObj(_ -> new Random(random.nextLong()))
                .map(dice -> CompletableFuture.runAsync(() -> work(dice), threads))
                .toArray(CompletableFuture[]::new));
    threads.shutdown();
  }

  /** Begins, with members of before among them. */
  static Crowd gather(Shop shop, Collection<Member> known, Random random) {
    return new Crowd(shop, known, random);
  }

  /** How much the server has acknowledged to them so far. */
  int acknowledged() {
    return members.stream().mapToInt(member -> member.acknowledged.get()).sum();
  }

  /** Whether anybody goes on: those who were told something wrong do not. */
  boolean isThere() {
    return problems.isEmpty() && !end.isDone();
  }

  /** Waits until the last has noticed that the server is gone; all there were. */
  List<Member> disperse() {
    end.join();
    AssertionError problem = problems.poll();
    if (problem != null) {
      throw problem;
    }
    return List.copyOf(members);
  }

  private void work(Random dice) {
    try {
      int undecided = 0;
      while (undecided < UNDECIDED) {
        undecided = served(dice) ? 0 : undecided + 1;
      }
      problems.add(new AssertionError("503 and nothing else"));
    } catch (UncheckedIOException gone) {
      // That is what they wait for.
    } catch (AssertionError wrong) {
      problems.add(wrong);
    }
  }

  /** One more member; whoever is told 503 leaves, and is seen again after the kill. */
  private boolean served(Random dice) {
    Member member = known.poll();
    try {
      live(member == null ? arrive() : member, dice);
      return true;
    } catch (Member.Undecided undecided) {
      Eventually.pause();
      return false;
    }
  }

  private Member arrive() {
    Member member = new Member("member%d@example.com".formatted(ARRIVED.incrementAndGet()), shop);
    members.add(member);
    member.signUp(shop);
    member.redeem(shop, member.signIn(shop));
    return member;
  }

  private void live(Member member, Random dice) {
    if (member.refreshTokens.isEmpty() || member.isOver()) {
      return;
    }
    for (int i = dice.nextInt(8); i > 0; i--) {
      member.refresh(shop);
    }
    switch (dice.nextInt(5)) {
      case 0 -> member.signOut(shop);
      case 1 -> member.revoke(shop);
      case 2 -> member.withdraw(shop);
      default -> member.refresh(shop);
    }
  }
}
