import HouseSupport
import Planes
import Plant
import SimulationKernel
import Testing

@Suite struct ReachTests {
    @Test func leasesAtRest() {
        let simulation = SmallHouse.simulation()
        let walker = NetworkWalker(simulation, remembers: false)
        func address(_ name: String) -> String {
            let machine = SmallHouse.machine(name)
            return IPv4.text(walker.address(walker.model.machines[machine].interfaces.lowerBound))
        }
        #expect(address("es1") == "10.20.20.100")
        #expect(address("es2") == "10.20.20.101")
        #expect(address("guest") == "10.20.30.100")
    }

    @Test func echoEverywhere() {
        let simulation = SmallHouse.simulation()
        let walker = NetworkWalker(simulation)
        let echo = walker.echo(
            from: SmallHouse.machine("es1"), to: IPv4.bits(ofText: "10.20.10.20") ?? 0, payload: 56)
        #expect(echo.outcome == .reply)
        #expect(echo.timeToLive == 63)
        #expect(echo.nanoseconds > 50_000 && echo.nanoseconds < 2_000_000)
        let name = walker.look(up: "store", on: SmallHouse.machine("es1"))
        #expect(name.status == .found)
        #expect(IPv4.text(name.address) == "10.20.10.20")
    }
}
