import Circuits
import SimulationKernel
import TestSupport
import Testing

@Suite struct CircuitGeneratorTests {
    private func number(_ circuit: Circuit, _ inputs: [Bool]) -> UInt64 {
        let works = [Bool?](repeating: nil, count: circuit.gates.count)
        let seen = circuit.observation(inputs, forced: works).seen
        return seen.reversed().reduce(0) { $0 << 1 | ($1.value ? 1 : 0) }
    }

    private func bits(_ number: UInt64, _ width: Int) -> [Bool] {
        (0..<width).map { number >> UInt64($0) & 1 == 1 }
    }

    @Test(arguments: [1, 2, 7, 31]) func anAdderAdds(_ width: Int) throws {
        let circuit = CircuitGenerator.adder(width: width)
        #expect(circuit.gates.count == 5 * width)
        try withEverySeed(200) { generator in
            let highest: UInt64 = 1 << UInt64(width) - 1
            let first = generator.integer(in: 0...highest)
            let second = generator.integer(in: 0...highest)
            let carry: UInt64 = generator.integer(in: 0...1)
            let inputs = bits(first, width) + bits(second, width) + bits(carry, 1)
            #expect(number(circuit, inputs) == first + second + carry)
        }
    }

    @Test(arguments: [2, 3, 4, 8, 16]) func aMultiplierMultiplies(_ width: Int) throws {
        let circuit = CircuitGenerator.multiplier(width: width)
        #expect(circuit.outputs.count == 2 * width)
        try withEverySeed(200) { generator in
            let highest: UInt64 = 1 << UInt64(width) - 1
            let first = generator.integer(in: 0...highest)
            let second = generator.integer(in: 0...highest)
            #expect(number(circuit, bits(first, width) + bits(second, width)) == first * second)
        }
    }

    @Test func injectedFaultsShowUnderEveryVector() throws {
        let circuit = CircuitGenerator.multiplier(width: 4)
        let works = [Bool?](repeating: nil, count: circuit.gates.count)
        try withEvery("seed", in: UInt64(1)...40) { seed in
            var stream = RandomStream(seed: seed, name: "faults")
            let injection = try #require(
                FaultInjection.draw(circuit, faults: 3, vectors: 4, from: &stream))
            #expect(injection.stuck.count == 3)
            #expect(circuit.gates.indices.filter { injection.forced[$0] != nil } == injection.stuck)
            #expect(injection.observations.count == 4)
            for seen in injection.observations {
                #expect(seen == circuit.observation(seen.inputs, forced: injection.forced))
                #expect(seen != circuit.observation(seen.inputs, forced: works))
            }
        }
    }
}
