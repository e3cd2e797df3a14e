import ContentFiles
import Exercises
import Planes
import Plant
import Scenarios
import Seals
import Solving

/// A small house, and a fair scenario in it, to be spoilt in one place.
enum ProofHouse {
    static let facility = """
        facility: garret
        title: The garret
        places:
          attic: {title: attic, walks: {cellar: 50 s}}
          cellar: {title: cellar, walks: {shed: 3 min}}
          shed: {title: shed}
        jobs:
          31: {title: Tidewrack, client: Salt Films}
          32: {title: Third Bell, client: Larch and Son}
        elements:
          rtr:
            kind: sdi-router
            title: house switcher
            place: cellar
            rack: c-1/20
            sources: [SUITE 1, SUITE 2]
            destinations: [MON 1, MON 2]
            routes: {MON 1: SUITE 1, MON 2: SUITE 2}
          s1-io: {kind: video-io, title: card 1, place: attic, set: {timeline: job/31}}
          s2-io: {kind: video-io, title: card 2, place: attic, set: {timeline: job/32}}
          s1-mon: {kind: monitor, title: monitor 1, place: attic, class: client, panel: lcd}
          s2-mon: {kind: monitor, title: monitor 2, place: attic, class: client, panel: lcd}
          nia: {kind: person, title: Nia Parry, place: attic, role: picture editor,
              allows: [client, supervisor], rooms: [attic, cellar]}
          ossie: {kind: person, title: Ossie Hale, place: attic, role: picture editor}
        cables:
          v-11: {kind: coax-1694a, length: 18.5 m, from: s1-io.out-1, to: rtr.in-1}
          v-21: {kind: coax-1694a, length: 18.5 m, from: s2-io.out-1, to: rtr.in-2}
          v-12: {kind: coax-1694a, length: 19 m, from: rtr.out-1, to: s1-mon.sdi-1}
          v-22: {kind: coax-1694a, length: 19 m, from: rtr.out-2, to: s2-mon.sdi-1}
        services:
          s1-picture: {title: job 31 upstairs, check: monitor-shows, for: nia, monitor: s1-mon,
              content: job/31}
          s2-picture: {title: job 32 upstairs, check: monitor-shows, for: ossie, monitor: s2-mon,
              content: job/32}
        expectations:
          both: {title: job 32 on either screen, check: monitor-shows, for: nia, monitor: s1-mon,
              content: job/32}
        prices:
          route: 20 s
          router-status: 2 min
          replace: {time: 25 min, pounds: 40}

        """

    static let scenario = """
        scenario: before-lunch
        title: Before lunch
        facility: garret
        client: nia
        noticed: 11:20
        called: 11:25
        deadline: 12:30
        budget: 40 min
        start: cellar
        horizon: tomorrow 09:00
        level: 2
        outcome: fixed
        stakes: |
          Salt Films look in at half past twelve.
        claims:
          - {check: s1-picture, noticed: {picture: picture}}
        faults:
          - {mode: misrouted-crosspoint, on: rtr, with: {output: out-1, input: in-2, level: all},
              when: 11:10, by: ossie}
        occurrences:
          tidying:
            when: 11:05
            at: cellar
            text: I was down there for a minute.
            known-by: [ossie]

        """

    /// The house, compiled.
    static let plant: Result<Plant, any Error> = Result {
        try PlantCompiler.compile(
            FacilityFile.load(
                bytes: Array(facility.utf8), path: "garret.yaml", hash: SHA256Hash.hash
            ).inventory, registry: .standard)
    }

    /// A scenario of this house from its text.
    static func content(_ text: String) throws -> ScenarioContent {
        try ScenarioFile.load(
            bytes: Array(text.utf8), path: "before-lunch.yaml", hash: SHA256Hash.hash)
    }

    /// The proofs of a scenario, up to the first that fails.
    static func prove(_ content: ScenarioContent) throws -> [FairnessProof] {
        let instance = try ScenarioInstance(content.scenario, plant: plant.get(), seed: 1)
        return FairnessProofs(instance, PredictionShelf().predictions(for: instance)).prove()
    }
}
