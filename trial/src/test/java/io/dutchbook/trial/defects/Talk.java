package io.dutchbook.trial.defects;

import io.dutchbook.actors.Homes;
import io.dutchbook.actors.Shards;
import java.util.function.BiPredicate;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Homes in which some of what is said to the only ones of their kind is not heard. */
record Talk(Homes right, BiPredicate<String, Object> heard) implements Homes {
  @Override
  @SuppressWarnings("unchecked")
  public <M> ActorRef<M> only(String name, Behavior<M> behavior) {
    return right.only(
        name,
        Behaviors.intercept(
            () ->
                new BehaviorInterceptor<M, M>((Class<M>) Object.class) {
                  @Override
                  public Behavior<M> aroundReceive(
                      TypedActorContext<M> context, M message, ReceiveTarget<M> target) {
                    return heard.test(name, message)
                        ? target.apply(context, message)
                        : Behaviors.same();
                  }
                },
            behavior));
  }

  @Override
  public Shards shards() {
    return right.shards();
  }

  @Override
  public void open(Game game) {
    right.open(game);
  }
}
