import Circuits
import TestSupport
import Testing

@Suite struct NetlistReaderTests {
    @Test func gatesStandInTheOrderOfTheSignal() throws {
        let circuit = try NetlistReader.circuit(
            from: """
                # Words in small letters, gates before what they read.
                output(z)
                z = nand( y,a , x)  # the last
                y = NOT(x)
                x = XOR(a, b)
                INPUT(a)
                INPUT(b)
                """, file: "folder/some.bench")
        #expect(circuit.name == "some")
        #expect(circuit.gates.indices.map(circuit.gateName) == ["x", "y", "z"])
        #expect(circuit.inputs.map { circuit.netNames[$0] } == ["a", "b"])
        #expect(circuit.outputs.map { circuit.netNames[$0] } == ["z"])
        #expect(circuit.gates[2].inputs.map { circuit.netNames[$0] } == ["y", "a", "x"])
        #expect(circuit.gates.map(\.function) == [.xor, .not, .nand])
    }

    @Test(arguments: [
        ("AND", Circuit.Function.and), ("OR", .or), ("nand", .nand), ("Nor", .nor),
        ("XOR", .xor), ("XNOR", .xnor), ("NOT", .not), ("INV", .not), ("BUFF", .buffer),
        ("buf", .buffer),
    ]) func everyFunctionHasItsName(_ name: String, _ function: Circuit.Function) throws {
        let text = "INPUT(a)\nOUTPUT(z)\nz=\(name)(a)\n"
        #expect(try NetlistReader.circuit(from: text, file: "a").gates[0].function == function)
    }

    @Test(arguments: [
        (
            "INPUT(a)\nz = MUX(a)\nOUTPUT(z)",
            "a.bench:2: `MUX` isn't a function; "
                + "take one of AND, OR, NAND, NOR, XOR, XNOR, NOT, BUFF"
        ),
        (
            "INPUT(a)\nOUTPUT(z)\nz = AND(a, b)",
            "a.bench:3: nothing drives `b`; write `INPUT(b)` or a gate for it"
        ),
        (
            "INPUT(a)\nOUTPUT(z)\n\nz = AND(a)\nz = OR(a)",
            "a.bench:5: `z` is driven in line 4 already; leave one of the two"
        ),
        (
            "INPUT(a)\nOUTPUT(z)\na = AND(z)\nz = NOT(a)",
            "a.bench:3: `a` is driven in line 1 already; leave one of the two"
        ),
        (
            "INPUT(a)\nOUTPUT(z)\ny = AND(a, z)\nx = NOT(y)\nz = BUFF(x)",
            "a.bench:3: a loop, `y` to `x` to `z` to `y`; cut it at one gate"
        ),
        (
            "INPUT(a)\nOUTPUT(z)\nz = OR(a, z)",
            "a.bench:3: a loop, `z` to `z`; cut it at one gate"
        ),
        (
            "INPUT(a)\nOUTPUT(w)\nw = NOT(z)\nx = AND(a, z)\nz = OR(x)",
            "a.bench:4: a loop, `x` to `z` to `x`; cut it at one gate"
        ),
        (
            "INPUT(a)\nOUTPUT(z)\nz = NOT(a, a)",
            "a.bench:3: `NOT` has 2 inputs; give it one"
        ),
        (
            "INPUT(a)\nOUTPUT(z)\nz = AND(a,)",
            "a.bench:3: `` names no net; write a name without spaces"
        ),
        (
            "INPUT(a b)\nOUTPUT(z)\nz = AND(a)",
            "a.bench:1: `a b` names no net; write a name without spaces"
        ),
        (
            "INPUT(a, b)\nOUTPUT(z)\nz = AND(a, b)",
            "a.bench:1: more than one net; write a line for each, as in `INPUT(a)`"
        ),
        (
            "INPUT(a)\nOUTPUT(z)\nOUTPUT(z)\nz = AND(a)",
            "a.bench:3: `z` is an output twice; leave one line"
        ),
        (
            "INOUT(a)",
            "a.bench:1: `INOUT` begins no line; write `INPUT(a)`, `OUTPUT(z)` or `z = AND(a, b)`"
        ),
        (
            "INPUT(a)\nz = a",
            "a.bench:2: can't read `a`; write `INPUT(a)`, `OUTPUT(z)` or `z = AND(a, b)`"
        ),
        ("# nothing\n", "a.bench: no gate; write a line such as `z = AND(a, b)`"),
        ("INPUT(a)\nz = NOT(a)", "a.bench: no output; write a line such as `OUTPUT(z)`"),
    ]) func whatIsWrongIsSaidWithItsLine(_ text: String, _ message: String) {
        let problem = #expect(throws: CircuitProblem.self) {
            try NetlistReader.circuit(from: text, file: "a.bench")
        }
        #expect(problem?.description == message)
    }
}

@Suite struct ObservationReaderTests {
    private func circuit() throws -> Circuit {
        try NetlistReader.circuit(
            from: "INPUT(a)\nINPUT(b)\nOUTPUT(z)\ny = AND(a, b)\nz = NOT(y)", file: "small.bench")
    }

    private func read(_ text: String) throws -> [CircuitObservation] {
        try ObservationReader.observations(from: text, file: "seen", circuit: try circuit())
    }

    @Test func everyLineIsAVector() throws {
        let circuit = try circuit()
        let net = { (name: String) in circuit.netNames.firstIndex(of: name) ?? -1 }
        let observations = try read(
            """
            # Two vectors.
            inputs b=1 a=0; outputs z=1 y=0

              Inputs a=1 b=1;outputs   # nothing was looked at
            """)
        #expect(observations.map(\.inputs) == [[false, true], [true, true]])
        #expect(
            observations[0].seen
                == [SeenNet(net: net("z"), value: true), SeenNet(net: net("y"), value: false)])
        #expect(observations[1].seen == [])
    }

    @Test(arguments: [
        ("", "seen: no observation; write a line such as `inputs a=0; outputs z=1`"),
        ("inputs a=0 b=0", "seen:1: not two parts; write `inputs a=0 b=1; outputs z=1`"),
        ("\nin a=0 b=0; outputs", "seen:2: `in` isn't `inputs`; begin with that word"),
        ("inputs a=0 b=0;", "seen:1: `` isn't `outputs`; begin with that word"),
        (
            "inputs a=0 b=2; outputs",
            "seen:1: can't read `b=2`; write a net and its value, as in `a=1`"
        ),
        (
            "inputs a=0 q=1; outputs",
            "seen:1: `q` is no net of `small`; take a name of its netlist"
        ),
        ("inputs a=0 a=0 b=1; outputs", "seen:1: `a` has two values; leave one"),
        ("inputs a=0; outputs z=1", "seen:1: the input `b` has no value; add `b=0` or `b=1`"),
        ("inputs a=0 b=0 z=1; outputs", "seen:1: `z` isn't an input; write it after `outputs`"),
        ("inputs b=0; outputs a=1", "seen:1: `a` is an input; write it after `inputs`"),
    ]) func whatIsWrongIsSaidWithItsLine(_ text: String, _ message: String) {
        let problem = #expect(throws: CircuitProblem.self) { try read(text) }
        #expect(problem?.description == message)
    }
}
