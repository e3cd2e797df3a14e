import Plant
import Testing

/// The drawn way from any point to any other.
@Suite struct RouteTests {
    private func names(_ route: PlantRoute?, _ plant: Plant) -> [String] {
        route?.ports.map { plant.layout.path(of: $0) } ?? []
    }

    private func port(_ path: String, _ plant: Plant) throws -> PortID {
        try #require(plant.layout.port(named: path))
    }

    @Test func aPictureGoesFromItsCardToItsMonitor() throws {
        let plant = try House.cornerHouse.get().plant
        let route = plant.route(
            from: [try port("gr-io.out-1", plant)], to: [try port("gr-mon.sdi-1", plant)])
        #expect(route?.isSignal == true)
        #expect(
            names(route, plant) == [
                "gr-io.out-1", "jf-1.in-3", "jf-1.out-3", "rtr.in-3", "rtr.out-1", "da-gr.in",
                "da-gr.out-1", "gr-mon.sdi-1",
            ])
    }

    @Test func machinesAreJoinedByCablesAndSwitches() throws {
        let plant = try House.cornerHouse.get().plant
        let route = plant.route(
            from: [try port("es1-ws.en0", plant)], to: [try port("store.eno1", plant)])
        #expect(route?.isSignal == false)
        #expect(
            names(route, plant) == [
                "es1-ws.en0", "sw-edit.te1/0/1", "sw-edit.te1/1/1", "sw-core.te1/0/7",
                "sw-core.te1/0/1", "store.eno1",
            ])
    }

    /// Between all pairs of things: each step is along a cable or through a box, no point is passed
    /// twice, and there is a way back wherever there is a way.
    @Test func everyStepIsACableOrABox() throws {
        let plant = try House.cornerHouse.get().plant
        let boxes = plant.layout.elements.filter { !$0.ports.isEmpty && $0.category == .equipment }
        var found = 0
        for from in boxes {
            for to in boxes where to.id != from.id {
                let starts = from.ports.map { PortID($0) }
                let ends = to.ports.map { PortID($0) }
                let route = plant.route(from: starts, to: ends)
                let back = plant.route(from: ends, to: starts)
                #expect((route == nil) == (back == nil), "\(from.id) to \(to.id)")
                guard let route else { continue }
                found += 1
                #expect(Set(route.ports).count == route.ports.count)
                #expect(starts.contains(try #require(route.ports.first)))
                #expect(ends.contains(try #require(route.ports.last)))
                for (a, b) in zip(route.ports, route.ports.dropFirst()) {
                    let isBox =
                        plant.layout.ports[a.index].element == plant.layout.ports[b.index].element
                    #expect(
                        isBox || plant.cable(between: a, and: b) != nil,
                        "\(from.id) to \(to.id): \(names(route, plant))")
                }
            }
        }
        #expect(found > 100)
    }
}
