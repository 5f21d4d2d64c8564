package io.dutchbook.node.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dutchbook.node.config.NodeSettings;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.JoinSeedNodes;

/** Configures the actor system for a cluster and joins it. */
public final class ClusterFormation {
  /** The name of the actor system on every node; nodes of another name do not join. */
  public static final String SYSTEM = "dutchbook";

  private static final String PROTOCOL = "pekko";

  private ClusterFormation() {}

  /** The actor system's configuration, without the journal's. */
  public static Config config(NodeSettings.Cluster cluster) {
    return ConfigFactory.parseMap(
            Map.of(
                "pekko.remote.artery.canonical.hostname",
                cluster.host(),
                "pekko.remote.artery.canonical.port",
                cluster.port(),
                "pekko.cluster.failure-detector.acceptable-heartbeat-pause",
                cluster.heartbeatPause()))
        .withFallback(ConfigFactory.parseResources("dutchbook-cluster.conf"))
        .withFallback(ConfigFactory.parseResources("dutchbook-serialization.conf"));
  }

  /** Joins the seed nodes, or becomes a cluster of one where there are none. */
  public static void join(ActorSystem<?> system, NodeSettings.Cluster settings) {
    Cluster cluster = Cluster.get(system);
    if (settings.seedNodes().isEmpty()) {
      cluster.manager().tell(Join.create(cluster.selfMember().address()));
      return;
    }
    List<Address> seeds =
        settings.seedNodes().stream()
            .map(seed -> new Address(PROTOCOL, SYSTEM, seed.host(), seed.port()))
            .toList();
    cluster.manager().tell(new JoinSeedNodes(seeds));
  }
}
