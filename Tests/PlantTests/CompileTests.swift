import Plant
import SimulationKernel
import Testing

/// What a compiled plant knows of its things: numbers, names, ranges, walking times.
@Suite struct CompileTests {
    private func bench() -> Bench {
        var bench = Bench()
        bench.add("src", "source", set: ["level": "70"])
        bench.add("sum", "adder", ["inputs": "3"])
        bench.add("box", "store")
        bench.add("warm", "lamp")
        bench.cable("c-1", "src.out", "sum.in-2", metres: 4)
        return bench
    }

    @Test func numbersAreDenseInTheOrderOfTheInventory() throws {
        let plant = try bench().plant()
        #expect(plant.layout.elements.map(\.id) == ["src", "sum", "box", "warm", "c-1"])
        for (index, record) in plant.layout.elements.enumerated() {
            #expect(try plant.element(record.id) == ElementID(index))
        }
        var next = (ports: 0, slots: 0, latches: 0, tables: 0, streams: 0)
        for record in plant.layout.elements {
            #expect(record.ports.lowerBound == next.ports)
            #expect(record.slots.lowerBound == next.slots)
            #expect(record.latches.lowerBound == next.latches)
            #expect(record.tables.lowerBound == next.tables)
            #expect(record.streams.lowerBound == next.streams)
            next = (
                record.ports.upperBound, record.slots.upperBound, record.latches.upperBound,
                record.tables.upperBound, record.streams.upperBound
            )
        }
        #expect(next.ports == plant.layout.ports.count)
        #expect(next.slots == plant.slotCount)
        #expect(next.latches == plant.latchCount)
        #expect(plant.cellCount == plant.slotCount + plant.latchCount)
        #expect(plant.layout.tableNames == ["rows"])
        #expect(plant.layout.streamNames == ["box/noise"])
    }

    @Test func ordinalsFollowTheOrderOfDeclaration() throws {
        let plant = try bench().plant()
        let sum = try plant.element("sum")
        let paths = (0..<4).map { plant.layout.path(of: plant.layout.port(sum, $0)) }
        #expect(paths == ["sum.in-1", "sum.in-2", "sum.in-3", "sum.out"])
        let source = try plant.element("src")
        #expect(plant.layout.path(of: plant.layout.slot(source, 1)) == "src.health")
        let cable = try plant.element("c-1")
        #expect(
            (0..<3).map { plant.layout.path(of: plant.layout.slot(cable, $0)) }
                == ["c-1.end-a", "c-1.end-b", "c-1.health"])
        let warm = try plant.element("warm")
        #expect(plant.layout.cell(plant.layout.latch(warm, 0)).index == plant.slotCount)
    }

    @Test func nominalValuesAreTheSettingsThePlugsAndTheKindsOwn() throws {
        let plant = try bench().plant()
        func nominal(_ path: String) throws -> Int64 { plant.nominal[try plant.slot(path).index] }
        #expect(try nominal("src.level") == 70)
        #expect(try nominal("src.health") == 0)
        #expect(try nominal("box.period") == 700)
        #expect(try nominal("c-1.end-a") == Int64(plant.port("src.out").rawValue))
        #expect(try nominal("c-1.end-b") == Int64(plant.port("sum.in-2").rawValue))
    }

    @Test func signalsGoThroughCablesWithTheirLoss() throws {
        let simulation = Simulation(plant: try bench().plant(), seed: 1)
        #expect(try simulation.number(at: "src.out") == 70)
        #expect(try simulation.number(at: "sum.in-2") == 66)
        #expect(try simulation.number(at: "sum.in-1") == nil)
        #expect(try simulation.number(at: "sum.out") == 66)
    }

    @Test func namesThatAreNotThereAreNil() throws {
        let layout = try bench().plant().layout
        for path in ["", ".", "src", "src.", ".out", "nobody.out", "src.in", "src.out.out"] {
            #expect(layout.port(named: path) == nil, "\(path)")
            #expect(layout.slot(named: path) == nil, "\(path)")
        }
        #expect(layout.element(named: "") == nil)
        #expect(layout.place(named: "hall") == nil)
    }

    @Test func nodesHaveNamesForDrawings() throws {
        let plant = try bench().plant()
        let node = try #require(plant.node(try plant.element("sum"), named: "sum"))
        #expect(plant.path(of: node) == "sum/sum")
        #expect(plant.transmission(try plant.port("sum.out")) == node)
        #expect(plant.arrival(try plant.port("sum.out")) == nil)
        #expect(plant.transmission(try plant.port("sum.in-1")) == nil)
        #expect(plant.signal(at: try plant.port("sum.out")) == node)
        #expect(plant.elements(ofKind: "adder") == [try plant.element("sum")])
        #expect(plant.kind(of: try plant.element("c-1")).category == .cable)
    }

    @Test func aNetworkCableCarriesBothWays() throws {
        var bench = Bench()
        bench.add("h-1", "host", set: ["number": "11"])
        bench.add("h-2", "host", set: ["number": "22"])
        bench.cable("lead", "h-1.net", "h-2.net", metres: 1, kind: "lead")
        let simulation = Simulation(plant: try bench.plant(), seed: 1)
        #expect(try simulation.number(at: "h-1.net") == 21)
        #expect(try simulation.number(at: "h-2.net") == 10)
        try simulation.edit(["lead.end-a": "none"])
        #expect(try simulation.number(at: "h-1.net") == nil)
        #expect(try simulation.number(at: "h-2.net") == nil)
    }

    @Test func eachPlaneMakesItsOwnTablesOnce() throws {
        var registry = TestKinds.registry
        registry.extensionMakers = [
            PlantExtensionMaker(name: "count") { $0.layout.elements.count }
        ]
        let plant = try bench().plant(registry)
        #expect(plant.planeExtension("count") as? Int == 5)
        #expect(plant.planeExtension("other") == nil)
    }

    // MARK: Walking

    @Test func walkingTakesTheShortestWay() throws {
        var bench = Bench()
        bench.inventory.places = [
            PlaceDeclaration(
                id: "a", title: "A",
                walks: [
                    WalkDeclaration(to: "b", seconds: 30), WalkDeclaration(to: "c", seconds: 99),
                ]),
            PlaceDeclaration(id: "b", title: "B", walks: [WalkDeclaration(to: "c", seconds: 20)]),
            PlaceDeclaration(id: "c", title: "C", walks: [WalkDeclaration(to: "b", seconds: 25)]),
            PlaceDeclaration(id: "d", title: "D", walks: [WalkDeclaration(to: "c", seconds: 1)]),
        ]
        let layout = try bench.plant().layout
        let table = (0..<4).map { from in
            (0..<4).map { layout.walkSeconds(from: PlaceID(from), to: PlaceID($0)) }
        }
        #expect(table == [[0, 30, 50, 51], [30, 0, 20, 21], [50, 20, 0, 1], [51, 21, 1, 0]])
    }

    /// Against all simple paths, tried one by one, on random maps of up to six places.
    @Test func walkingTimesAreThoseOfTheBestOfAllPaths() throws {
        for seed in UInt64(1)...60 {
            var stream = RandomStream(seed: seed, name: "walks")
            let count = Int(stream.next(in: 2...6))
            var bench = Bench()
            var direct = [[Int64]](
                repeating: [Int64](repeating: Int64(Int32.max), count: count), count: count)
            bench.inventory.places = (0..<count).map { from in
                var walks: [WalkDeclaration] = []
                for to in 0..<count
                where to != from && (to == from + 1 || stream.chance(1, in: 3)) {
                    let seconds = stream.next(in: 1...50)
                    walks.append(WalkDeclaration(to: "p\(to)", seconds: seconds))
                    direct[from][to] = min(direct[from][to], seconds)
                    direct[to][from] = min(direct[to][from], seconds)
                }
                return PlaceDeclaration(id: "p\(from)", title: "", walks: walks)
            }
            func best(_ from: Int, _ to: Int, _ left: [Int]) -> Int64 {
                if from == to { return 0 }
                return left.map { next in
                    direct[from][next] + best(next, to, left.filter { $0 != next })
                }.min() ?? Int64(Int32.max)
            }
            let layout = try bench.plant().layout
            for from in 0..<count {
                for to in 0..<count {
                    #expect(
                        layout.walkSeconds(from: PlaceID(from), to: PlaceID(to))
                            == best(from, to, (0..<count).filter { $0 != from }),
                        "seed \(seed), \(from) to \(to)")
                }
            }
        }
    }
}
