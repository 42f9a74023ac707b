package ai.hanzo.hmm.wire;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;

/// What every generated record extends. Avro makes no class that a schema names unless the program
/// says that it trusts it; this says so for the records and enums of this package and those below
/// it, beside what is trusted already, before the first of them is used.
public abstract class WireRecord extends SpecificRecordBase {
    private static final long serialVersionUID = 1L;

    static {
        var ours = WireRecord.class.getPackageName();
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.getGlobal(),
                        type -> (type.getPackageName() + '.').startsWith(ours + '.')));
    }
}
